"""The words of pointing at a unit of the map, in the explorable of the map's size."""

from d2lutils.messages.language import Message

MAP = Message(en="The map: drag the unit", zh="特征图：拖动单元")
PLACE = Message(en="none −0.2, place 0.2, this one 1", zh="无 −0.2，位置 0.2，当前 1")
COLUMN = Message(en="Column of the unit", zh="单元所在的列")
UP = Message(en="Row of the unit, from below", zh="单元所在的行，自下数起")
ACROSS = Message(en="column", zh="列")
ALONG = Message(en="row, from below", zh="行，自下数起")
