"""An experiment from its design to what was learned, in whichever step one meets it."""
