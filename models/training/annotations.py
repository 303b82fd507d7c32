"""Our own annotation, printed, packed and joined with its texts (sets/annotated.py says how it is kept).

    python -m models.training.annotations --news ../shared/data/news/news.jsonl.xz --articles ID ...
    python -m models.training.annotations --news ../shared/data/news/news.jsonl.xz --marked MARKED.txt ... --kept FILE
    python -m models.training.annotations --news ../shared/data/news/news.jsonl.xz --joined runs/news_dev.jsonl

`--articles` prints articles for annotating; `--marked` files hold them as annotators hand them in, each after a line
"== id"; `--joined` writes the articles of `--kept` with their text, as evaluate.py reads them.
"""

import argparse
from pathlib import Path

from models.training.sets.annotated import HEAD, NEWS_DEV, collect, joined, read_annotated, write_lines
from models.training.sets.data import read_lines
from models.training.sets.markup import paragraphs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True, help="the news file that the articles are from")
    parser.add_argument(
        "--marked", type=Path, nargs="*", default=[], help="files of annotated articles, to be written to --kept"
    )
    parser.add_argument("--articles", nargs="*", default=[], help="ids of articles to print for annotating")
    parser.add_argument("--kept", type=Path, default=NEWS_DEV, help="default: %(default)s")
    parser.add_argument("--joined", type=Path, help="file to write the articles of --kept to, with their text")
    args = parser.parse_args()
    texts = {r["id"]: r["text"] for r in read_lines(args.news)}
    for name in args.articles:
        print(f"{HEAD}{name}")
        for number, (start, end) in enumerate(paragraphs(texts[name]), 1):
            print(f"{number}| {texts[name][start:end]}")
    if args.marked:
        write_lines(args.kept, sorted(collect(args.marked, texts), key=lambda r: r["article"]))
    if args.joined:
        write_lines(args.joined, map(joined, read_annotated(args.news, args.kept)))


if __name__ == "__main__":
    main()
