"""Links across claims and sentences: same amounts, pronouns, the nouns of bare counts, carried times."""
