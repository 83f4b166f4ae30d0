"""Names of persons in any script, what else says who somebody is, and a shortlist that never says who is who."""
