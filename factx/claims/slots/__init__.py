"""The slots of a claim, one file each, with the tables of their words; each reads only the frame."""
