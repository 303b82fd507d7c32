"""Archives: many articles in a file to their answers in a file, on all cores, whatever happens on the way.

files      rows in and out: JSON lines, plain, gzip or zstd; Parquet
table      the answer as a Parquet schema
rows       one row to its answer or its problem
journal    what is certain on disk, so that a killed run goes on where it was
pool       processes with an analyzer each, results in order; a process that dies is replaced
batch      the five above put together
on_ray     the same rows on a Ray cluster
"""
