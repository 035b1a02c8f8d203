"""The words of the pages that are made from all others: concepts, errors, works."""

from d2lutils.messages.language import Message

ID = Message(en="Id", zh="编号")
ENGLISH = Message(en="English", zh="英文")
CHINESE = Message(en="Chinese", zh="中文")
PLACE = Message(en="Where", zh="位置")
COLUMNS = Message(
    en="concepts.csv needs these columns in each row: {wanted}",
    zh="concepts.csv 的每一行都应有这些列：{wanted}",
)
NO_PLACE = Message(
    en="{id}: {place} is no heading of a notebook in _toc.yml",
    zh="{id}：{place} 不是 _toc.yml 中任何笔记本的标题",
)
CHECK = Message(en="The check: {link}.", zh="验证见：{link}。")
USED_IN = Message(en="*In:* {links}.", zh="*见：*{links}。")
NOWHERE = Message(en="the code", zh="代码")
# Above the table of concepts, on the page.
SEARCH = Message(en="Search in all columns", zh="在所有列中搜索")
FOUND = Message(en="{found} of {all} concepts", zh="{all} 个概念中的 {found} 个")
SORT = Message(en="Sort by {column}", zh="按“{column}”排序")
