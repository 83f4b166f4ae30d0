"""What runs behind the fence with the libraries of the extra `ocr`; nothing outside the confined process imports it."""
