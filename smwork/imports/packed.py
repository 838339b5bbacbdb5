"""Exports that a platform hands over packed: TikTok's, YouTube's and Search Console's downloads are ZIPs."""

import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from smwork.imports.workbook import SHEET_PARTS

EXPORTS = frozenset({".csv", ".tsv", ".txt", ".xls", ".xlsx"})
MOST_FILES = 40
MOST_BYTES = 60_000_000


def unpacked(file: BinaryIO) -> list[tuple[str, bytes]]:
    """The exports in a ZIP by name; none where it is no ZIP, a spreadsheet, broken, or too much.

    What is in a folder of it counts; hidden files, as a Mac adds them, do not.
    """
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as packed:
            members = [each for each in packed.infolist() if _is_export(each)]
            size = sum(each.file_size for each in members)
            a_spreadsheet = any(part in packed.namelist() for part in SHEET_PARTS)
            if a_spreadsheet or len(members) > MOST_FILES or size > MOST_BYTES:
                return []
            return [(PurePosixPath(each.filename).name, packed.read(each)) for each in members]
    # A RuntimeError tells of a password, or of a way of packing that Python does not know.
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError):
        return []  # read as it is, it is refused with the reason
    finally:
        file.seek(0)


def _is_export(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    hidden = any(part.startswith((".", "__")) for part in path.parts)
    return path.suffix.lower() in EXPORTS and not member.is_dir() and not hidden
