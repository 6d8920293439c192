### Workbooks: what is read from them, and what is wrong in them.

place-cell = { $file }, blad { $sheet }, cel { $cell }
place-row = { $file }, blad { $sheet }, rij { $row }
place-sheet = { $file }, blad { $sheet }

sheet-column-code = { $name } (code)
sheet-column-known = { $name }: al bekend
sheet-column-flags = { $name }: bijzonderheid
sheet-column-remark = Opmerking

sheet-explanation-norm = Norm
sheet-explanation-organisation = Organisatie
sheet-explanation-text = Toelichting
