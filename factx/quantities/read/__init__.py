"""The rules of quantities; one idea a file, found by the grammar."""
