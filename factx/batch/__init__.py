"""Many documents: read by several processes, written as they are done, and finished after any break.

What comes in: files, folders and patterns. What goes out: files of documents or of flat rows, a list of what failed and
one of what was set aside; or, for ``factx.pipe(…, workers=2)``, documents.

- ``run``: one run from the first file to the summary
- ``job``: what a run is asked to do, and where its files lie
- ``intake``: records with their numbers and names; what is set aside before anything is extracted
- ``pool``: processes that take records in turn; one that takes too long or dies is replaced
- ``process``: one such process as the others see it
- ``worker``: what runs in the process
- ``result``: what comes of a record
- ``documents``: a pool that hands documents back
- ``journal``: what is done, safe on the disk, so that a run can be resumed
- ``sinks``: where results go
- ``language``: whether a text is English
"""
