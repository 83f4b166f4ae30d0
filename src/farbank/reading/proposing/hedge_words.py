"""Words of doubt in four languages: what somebody infers, has heard, or holds possible. "May" is also a month."""

from __future__ import annotations

from typing import Final

HEDGES: Final = {
    "en": r"appears? to(?: be| have(?: been)?)?|appeared to(?: be| have(?: been)?)?|appearing to|"
    r"seems?(?: to(?: be| have(?: been)?)?| that)?|seemed(?: to(?: be| have(?: been)?)?|"
    r" that)?"
    r"|seemingly|apparently|presumably|presumed(?: to be)?|supposedly|purportedly|reportedly|"
    r"allegedly|ostensibly|evidently"
    r"|probably|possibly|perhaps|maybe|likely|conceivably"
    r"|(?:is|are|was|were|has been|have been|(?<=[a-z])['’](?:s|re)) (?:widely )?(?:(?:believed|thought|understood|"
    r"rumou?red|suspected|alleged|assumed|estimated|expected|considered|feared|"
    r"presumed)(?: to(?: be| have(?: been)?)?| that)?|(?:said|reported) to(?: be|"
    r" have(?: been)?)?)"
    r"|it (?:is|was) (?:widely )?(?:believed|thought|said|understood|rumou?red|suspected|"
    r"assumed|possible|unclear|not clear|unconfirmed|likely|unlikely)(?! to\b)(?: that| whether| if|"
    r" why| how)?"
    r"|(?:(?:may|might)(?: well)?(?: not)?|could(?: well)?) (?:be|have)\b"
    r"(?: been)?(?<!could be)"
    r"|could(?: well)? be(?! (?:\w+ed|seen|heard|found|made|done|taken|bought|sold|sent|kept|told|known)\b)|"
    r"may(?= [a-z]{2,})(?! (?:not )?(?:i|we|you)\b)|might(?= [a-z]{2,})"
    r"|(?:I|we|he|she|they) (?:believes?|thinks?|suspects?|guess(?:es)?|assumes?|presumes?|"
    r"supposes?|fears?|am not sure|are not sure|is not sure)"
    r"|(?:believes?|believed|suspects?|suspected|assumes?|assumed|presumes?|guess(?:es)?|"
    r"guessed|fears?|feared)(?= (?:that|they|he|she|it|the|his|her|their|there|this|these|"
    r"those)\b)"
    r"|(?:cannot|could not|can't) be (?:confirmed|verified)|unconfirmed|unverified|"
    r"rumou?rs? (?:has|have|say|says|that)|looks? like|looked like|suggests? that|"
    r"indicates? that|must have (?:been )?"
    r"|there are (?:signs|indications) that|in all likelihood|so-called",
    "ko": r"(?:으로|로|[은는을ㄹ] ?것으로)? ?(?:보인다|보이며|보였다|보이는(?= 것)|추정된다|"
    r"추정되며|추정되는|추정됐다|알려졌다|알려져|알려진|전해졌다|전해진다|판단된다|관측된다|"
    r"예상된다|여겨진다|생각된다|짐작된다|파악된다)"
    r"|(?:것|듯) ?(?:같다|같습니다|같아요|같은데)|듯하다|듯합니다|듯했다|듯싶다|모양이다|모양입니다|듯이? 보"
    r"|아마도?|어쩌면|혹시|아무래도|추측|(?:[을를일할될갈올릴ㄹ] )?가능성(?:이|도) (?:있|크|"
    r"높|제기)|(?:수도|지도) (?:있다|있습니다|모른다|모릅니다)|다는 소문|라는 소문|"
    r"소문에 (?:따르|의하)|확인되지 않|불확실|의심된다|의심되는|이라는 설|라는 말이 돈다|"
    r"이른바",
    "ja": r"と(?:みられ|見られ|思われ|考えられ|推定され|推測され|推察され|言われ|いわれ|され)(?:る|"
    r"ている|ます|た|て(?:い|お))?|とみ(?:る|てい)|らしい|ようだ|ようです|ようである|"
    r"ように(?:見え|みえ|思え|思われ)|もよう|模様だ"
    r"|かもしれ(?:ない|ません|ぬ)|かも知れ(?:ない|ません)|可能性が(?:ある|高い|あり|指摘)|"
    r"おそらく|恐らく|たぶん|多分|どうやら|もしかする?と|もしかしたら|推測|推定"
    r"|だろう|でしょう|であろう|という噂|とのうわさ|という話(?:だ|も)|という(?=。)|とのことだ|"
    r"そうだ(?=。)|そうです(?=。)|未確認|確認できて?い?ない|と見ら|はずだ|いわゆる|に違いない|"
    r"疑いがある",
    "zh": r"据称|據稱|据说|據說|据信|據信|据悉|據悉|据传|據傳|据报(?!道的)|據報|似乎|好像|仿佛|彷彿|"
    r"疑似|疑为|疑為|大概(?!\d)|大约是|也许|也許|或许|或許|可能(?!性)|可能性|恐怕|想必|看来|"
    r"看來|看上去|看似|看起来|看起來|应该是|應該是|推测|推測|估计(?!\d)|估計(?!\d)"
    r"|被认为|被認為|有传言|有傳言|传闻|傳聞|未经证实|未經證實|尚未证实|无法证实|無法證實|"
    r"不确定|不確定|相信(?=是|已)|怀疑|懷疑|所谓|所謂|有望|预计|預計|据推测|据估计",
}
# what an English hedge is not
NOT: Final = (
    r"\b(?:in|of|early|late|mid|since|until|by|from|last|this|next|\d{1,2}|no one|nobody|none|"
    r"no \w{1,20}|not)[\s-]+\Z"  # the month of May; what nobody may do
)
