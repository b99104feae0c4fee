"""The rules of numbers; one idea a file, found by the grammar."""
