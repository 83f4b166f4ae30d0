"""Documents of office programs and mail programs: packed XML, compound files, RTF."""
