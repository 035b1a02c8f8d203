"""What the execution of the notebooks tells an author."""

from d2lutils.messages.language import Message

RUNNING = Message(
    en="  running {notebook}",
    zh="  正在运行 {notebook}",
)
RAN = Message(
    en="  ran     {notebook} in {seconds} s",
    zh="  运行完毕 {notebook},用时 {seconds} 秒",
)
CELL_FAILED = Message(
    en="{notebook}: cell {number} failed with {reason}",
    zh="{notebook}:第 {number} 个单元格出错:{reason}",
)
RUN_FAILED = Message(
    en="{notebook}: could not be run: {reason}",
    zh="{notebook}:无法运行:{reason}",
)
