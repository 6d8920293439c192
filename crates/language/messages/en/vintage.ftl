### Vintages: what was corrected since an earlier edition.
