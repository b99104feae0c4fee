"""The rules that close pieces to the number reader; one idea a file, found by the grammar."""
