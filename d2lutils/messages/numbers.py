"""What stands at the fold below a picture."""

from d2lutils.messages.language import Message

NUMBERS = Message(en="The numbers", zh="图中数值")
WORDS = Message(en="The picture in words", zh="文字说明")
