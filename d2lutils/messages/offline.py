"""What the archive and the printed book say around the pages."""

from d2lutils.messages.language import Message

READ_ME = Message(
    en="""Neural Networks in Motion, to read without a network.

Open index.html in a browser. Nothing is fetched from anywhere.

Beside each page lies its notebook (.ipynb). To run the notebooks:
  pip install wheels/*.whl jupyterlab
  jupyter lab
Only this installation needs a network.

Text under CC BY-SA 4.0 (LICENSE-TEXT.txt), code under MIT (LICENSE.txt).""",
    zh="""《动起来的神经网络》离线版。

用浏览器打开 index.html 即可阅读，不会从网络读取任何内容。

每个页面旁边都有对应的笔记本（.ipynb）。要运行笔记本：
  pip install wheels/*.whl jupyterlab
  jupyter lab
只有这一步安装需要网络。

文字采用 CC BY-SA 4.0 许可（LICENSE-TEXT.txt），代码采用 MIT 许可（LICENSE.txt）。""",
)
CONTENTS = Message(en="Contents", zh="目录")
