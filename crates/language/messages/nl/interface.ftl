### Woorden in de bladzijden en formulieren.

skip-to-content = naar de inhoud
