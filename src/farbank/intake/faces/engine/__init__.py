"""What runs behind the fence with the library of the extra `faces`; nothing outside the confined process imports it."""
