"""A second of film and a second of sound, with a place and a device in their tags."""

import io
import struct
import wave

import av
from PIL import Image

from made.canary import CANARY

av.logging.set_level(None)


def film(form="mp4", codec="mpeg4", side=(64, 48), place="+42.7700+129.4300/"):
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=form, options={"movflags": "use_metadata_tags"}) as box:
        box.metadata.update({"title": CANARY, "location": place, "make": "Phone 7"})
        stream = box.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = *side, "yuv420p"
        for number in range(10):
            picture = Image.new("RGB", side, (number * 20, 80, 200))
            box.mux(stream.encode(av.VideoFrame.from_image(picture)))
        box.mux(stream.encode())
    return buffer.getvalue()


def sound():
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as box:
        box.setnchannels(1)
        box.setsampwidth(2)
        box.setframerate(8000)
        box.writeframes(struct.pack("<8000h", *[(number * 400) % 20000 for number in range(8000)]))
    listed = b"INFOINAM" + struct.pack("<I", len(CANARY.encode())) + CANARY.encode()
    listed += b"\0" * (len(listed) % 2)
    whole = buffer.getvalue() + b"LIST" + struct.pack("<I", len(listed)) + listed
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]
