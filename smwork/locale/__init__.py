"""The languages of the workbook: catalogues, and the translator that puts text and figures into one."""

from smwork.locale.translator import LANGUAGES, Translator, translator

__all__ = ["LANGUAGES", "Translator", "translator"]
