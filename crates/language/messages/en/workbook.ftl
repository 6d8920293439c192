### Workbooks: what is read from them, and what is wrong in them.

place-cell = { $file }, sheet { $sheet }, cell { $cell }
place-row = { $file }, sheet { $sheet }, row { $row }
place-sheet = { $file }, sheet { $sheet }

sheet-column-code = { $name } (code)
sheet-column-known = { $name }: known already
sheet-column-flags = { $name }: flag
sheet-column-remark = Remark

sheet-explanation-norm = Norm
sheet-explanation-organisation = Organisation
sheet-explanation-text = Explanation
