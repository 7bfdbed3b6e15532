"""Which changes a report may have seen: signatures in their places and data for later checks, no other."""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
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
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.fields import MDPPerm

_LATER = ModificationLevel.LTA_UPDATES


def _policy(catalogue: CatalogModificationRule, *more: Any) -> DiffPolicy:
    structure = (XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), *more)
    fields = [SigFieldCreationRule(), SigFieldModificationRule(), GenericFieldModificationRule()]
    return StandardDiffPolicy(
        global_rules=[catalogue, *(rule.as_qualified(_LATER) for rule in structure)],
        form_rule=FormUpdatingRule(field_rules=fields),
    )


def only_signed(reader: PdfFileReader) -> bool:
    """Whether from the first version to the last nothing but signatures came to the file.

    A program that signs may also note the moment in the metadata, under its signature.
    """
    # The first signature may certify the file, which the catalogue says under /Perms.
    catalogue = CatalogModificationRule(ignored_keys={*ROOT_EXEMPT_STRICT_COMPARISON, "/Perms"})
    policy = _policy(catalogue, DocInfoRule(), MetadataUpdateRule())
    found = policy.review_file(reader, 0, doc_mdp=MDPPerm.FILL_FORMS)
    return isinstance(found, DiffResult) and _permissions_are_plain(reader.root)


def only_evidence_after(reader: PdfFileReader, revision: int) -> bool:
    """Whether nothing came after this version but data for later checks, such as revocation lists."""
    found = _policy(CatalogModificationRule()).review_file(reader, revision)
    return isinstance(found, DiffResult) and found.modification_level <= _LATER


def _permissions_are_plain(root: Any) -> bool:
    return set(root.get("/Perms", {})) <= {"/DocMDP"}
