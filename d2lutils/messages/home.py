"""What an author is told about the home of the book."""

from d2lutils.messages.language import Message

NOT_A_REPOSITORY = Message(
    en="expected owner/name of a GitHub repository, such as ada/book, got {given!r}",
    zh="需要 GitHub 仓库的 所有者/名称,例如 ada/book,得到的是 {given!r}",
)
NO_REPOSITORY = Message(
    en="expected repository: url: https://github.com/owner/name in {file}, "
    "got {given!r}",
    zh="{file} 中需要 repository: url: https://github.com/所有者/名称,"
    "得到的是 {given!r}",
)
NOT_A_SITE = Message(
    en="expected html: baseurl: in {file} to begin with https://, got {given!r}",
    zh="{file} 中的 html: baseurl: 应以 https:// 开头,得到的是 {given!r}",
)
CHANGED = Message(
    en="The book's home is {repository}, its site {site}. Files changed: {count}",
    zh="本书的仓库是 {repository},网站是 {site}。改动的文件:{count}",
)
UNCHANGED = Message(
    en="The book's home is {repository} already; nothing to change.",
    zh="本书的仓库已经是 {repository},无需改动。",
)
NOT_A_VERSION = Message(
    en="expected a version of numbers and points, such as 0.1.0, got {given!r}",
    zh="版本号应由数字和点组成,例如 0.1.0,得到的是 {given!r}",
)
