"""A case with people in it: some who could be one, a codename, a public source, and a second member of the desk."""

SECOND = "another six words are there now"
SHEET = """sheet: 1
sources:
  S-PUBLIC: {kind: authority, public: true, name: "Phyo Sol Ran"}
  S-HIDDEN: {kind: partner_inside}
subjects:
  U-OLD: {kind: person, names: [{text: 김영철, language: ko}, {text: 金英哲, kind: guess}], born: "1968", sex: male,
          kin: [{relation: mother, name: 리순옥}], last_place: 회령}
  U-YOUNG: {kind: person, names: [{text: "Kim Yong-chol"}], born: "1985", last_place: Hyesan}
  U-KANA: {kind: person, names: [{text: "キム・ヨンチョル"}]}
  U-ALONE: {kind: person, names: [{text: 조만호}]}
  U-RIVER: {kind: place, names: [{text: 압록강, language: ko}, {text: "Yalu"}, {text: 鸭绿江, language: zh}]}
conduits:
  C-CALL: {carries: [information], means: "calls across", states: [{when: "2019", state: open}, {when: "from 2021 on", state: refused}]}
  C-POST: {carries: [goods, money], means: "parcels", states: [{when: "from 2020 on", state: closed}]}
"""
