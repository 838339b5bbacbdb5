"""Files that platforms and people export: bytes in, figures or a reason out."""
