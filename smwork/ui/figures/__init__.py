"""Figures in: dropped, understood, mapped, kept and taken back."""
