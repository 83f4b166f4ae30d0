"""What others can check without farbank: proofs out of the log, cosignatures, and the policy that asks for them."""
