"""Whether the people who signed are those whom the report names."""

from __future__ import annotations

import pytest

from zhytomyr_desktop.report.signing.fields import Role
from zhytomyr_desktop.report.signing.people import OtherSignerError, is_same, told
from zhytomyr_desktop.report.signing.sign import Order, sign

NAMED = ("Вікторія СИЧОВА", "Ольга ПАШКО")


@pytest.mark.parametrize(
    ("named", "signer", "same"),
    [
        ("Вікторія СИЧОВА", "СИЧОВА Вікторія Іванівна", True),
        ("Вікторія СИЧОВА", "Вікторія Сичова", True),
        ("Марʼяна ОБ’ЄДКО", "Об'єдко Мар`яна Петрівна", True),
        ("Іван НЕЧУЙ-ЛЕВИЦЬКИЙ", "Нечуй-Левицький Іван Семенович", True),
        ("Вікторія СИЧОВА", "Ольга ПАШКО", False),
        ("Вікторія СИЧОВА", "Вікторія", False),
        ("", "Хто завгодно", True),
    ],
)
def test_a_person_is_known_by_the_surname(named, signer, same):
    assert is_same(named, signer) is same


def test_strangers_and_those_who_did_not_sign_are_told():
    assert list(told(NAMED, ("СИЧОВА Вікторія Іванівна", "ПАШКО Ольга Миколаївна"))) == []
    assert list(told(NAMED, ("СИЧОВА Вікторія Іванівна",))) == ["Ще немає підпису: Ольга ПАШКО."]
    assert list(told(NAMED, ("Їва КОВАЛЕНКО", "Ольга ПАШКО"))) == [
        "Підпис особи, якої звіт не називає: Їва КОВАЛЕНКО (у звіті – Вікторія СИЧОВА, Ольга ПАШКО).",
        "Ще немає підпису: Вікторія СИЧОВА.",
    ]
    assert list(told((), ("Їва КОВАЛЕНКО",))) == []
    before = ["ПАШКО Ольга, Керуючий справами, 25.11.2026 10:00"]
    assert list(told(NAMED, ("СИЧОВА Вікторія",), before)) == []


def test_a_key_of_somebody_else_signs_only_where_nobody_is_named(files, tmp_path):
    order = Order(role=Role.DIRECTOR, named="Вікторія СИЧОВА")
    with pytest.raises(OtherSignerError, match=r"Їва Ґалаганівна КОВАЛЕНКО.*– Вікторія СИЧОВА"):
        sign(files.report, tmp_path / "out.pdf", files.director, order)
    assert list(tmp_path.iterdir()) == []
    own = Order(role=Role.DIRECTOR, named="Їва КОВАЛЕНКО")
    assert (
        sign(files.report, tmp_path / "out.pdf", files.director, own).holder.post == "Директор департаменту"
    )
