"""Files as a stream of bytes: unpacked where they end in .gz or .zst, and counted as they are read."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from factx.errors import InputError
from factx.formats.optional import needed

ENDINGS = (".gz", ".zst")
ENDINGS_THAT_UNPACK = (".warc",)  # fastwarc unpacks record by record


def ending(path: Path) -> str:
    """A file's ending with the packing left out: ``.jsonl`` of ``news.jsonl.gz``."""
    inner = path.with_suffix("") if path.suffix.lower() in ENDINGS else path
    return inner.suffix.lower()


def stem(path: Path) -> Path:
    """A path without its ending and its packing."""
    inner = path.with_suffix("") if path.suffix.lower() in ENDINGS else path
    return inner.with_suffix("")


@contextmanager
def unpacked(path: Path, count: Callable[[int], None] = lambda _: None) -> Iterator[BinaryIO]:
    """Open a file to read.

    Args:
        path: The file.
        count: Is told how many bytes of the file, as it lies there, are taken.

    Raises:
        InputError: It is packed, and damaged or cut off.
    """
    packing = path.suffix.lower()
    faults: tuple[type[Exception], ...] = (gzip.BadGzipFile, EOFError, zlib.error)
    with path.open("rb", buffering=0) as file:
        stream: Any = io.BufferedReader(_Counted(file, count), 1 << 16)
        if packing == ".gz" and ending(path) not in ENDINGS_THAT_UNPACK:
            stream = gzip.GzipFile(fileobj=stream)
        elif packing == ".zst":
            zstd = needed("zstandard", "batch", "reading .zst")
            faults = (*faults, zstd.ZstdError)
            stream = io.BufferedReader(
                zstd.ZstdDecompressor(max_window_size=1 << 31).stream_reader(
                    stream, read_across_frames=True
                )
            )
        try:
            yield cast(BinaryIO, stream)
        except faults as error:
            what = f"damaged or cut off: {str(error).lower()}"
            raise InputError(what, "fetch it again", str(path)) from None


class _Counted(io.RawIOBase):
    """A file that tells how much of it is read."""

    def __init__(self, file: Any, count: Callable[[int], None]) -> None:
        self._file = file
        self._count = count

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        size = int(self._file.readinto(buffer) or 0)
        self._count(size)
        return size
