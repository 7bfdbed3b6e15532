"""Which changes a report may have seen: signatures in their places and data for later checks, no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffPolicy,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    GenericFieldModificationRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON, VALUE_UPDATE_KEYS
from pyhanko.sign.diff_analysis.rules_api import ReferenceUpdate, WhitelistRule
from pyhanko.sign.fields import MDPPerm

_LATER = ModificationLevel.LTA_UPDATES
_FILLED = VALUE_UPDATE_KEYS | {"/M", "/MK"}
"""What programs set in a field when they sign there; poppler notes the moment (/M), others a frame (/MK)."""


class _LeftOverRule(WhitelistRule):
    """Lets an object be written anew under a higher generation where nothing in the file leads to it.

    So poppler leaves the empty appearance of a field that it gives a mark.
    """

    def apply(self, _old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        again = [one for one in new.explicit_refs_in_revision() if one.generation]
        if again:
            reached = {one.idnum for one in new.collect_dependencies(new.trailer_view)}
            yield from (ReferenceUpdate(one) for one in again if one.idnum not in reached)


def _policy(catalogue: CatalogModificationRule, *more: Any, visible: bool = False) -> DiffPolicy:
    """``visible``: a signature may bring a mark of its own even into a file that is to be certified."""
    structure = (XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), _LeftOverRule(), *more)
    fields = [
        SigFieldCreationRule(allow_new_visible_after_certify=visible),
        SigFieldModificationRule(value_update_keys=_FILLED),
        GenericFieldModificationRule(),
    ]
    return StandardDiffPolicy(
        global_rules=[catalogue, *(rule.as_qualified(_LATER) for rule in structure)],
        form_rule=FormUpdatingRule(field_rules=fields),
    )


def only_signed(reader: PdfFileReader) -> bool:
    """Whether from the first version to the last nothing but signatures came to the file.

    A program that signs may also note the moment in the metadata, under its signature. What a certifying
    signature forbids after it is found when that signature is checked.
    """
    # The first signature may certify the file, which the catalogue says under /Perms.
    catalogue = CatalogModificationRule(ignored_keys={*ROOT_EXEMPT_STRICT_COMPARISON, "/Perms"})
    policy = _policy(catalogue, DocInfoRule(), MetadataUpdateRule(), visible=True)
    found = policy.review_file(reader, 0, doc_mdp=MDPPerm.FILL_FORMS)
    return isinstance(found, DiffResult) and _permissions_are_plain(reader.root)


def later_signatures() -> DiffPolicy:
    """What may come after a signature: further ones, as far as it allows them, and data for later checks."""
    return _policy(CatalogModificationRule(), DocInfoRule(), MetadataUpdateRule())


def only_evidence_after(reader: PdfFileReader, revision: int) -> bool:
    """Whether nothing came after this version but data for later checks, such as revocation lists."""
    found = _policy(CatalogModificationRule()).review_file(reader, revision)
    return isinstance(found, DiffResult) and found.modification_level <= _LATER


def _permissions_are_plain(root: Any) -> bool:
    return set(root.get("/Perms", {})) <= {"/DocMDP"}
