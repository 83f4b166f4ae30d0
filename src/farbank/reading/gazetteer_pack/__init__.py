"""The gazetteer pack, made: from rows written by hand, GeoNames and a list of Hanja to two tables that ship."""
