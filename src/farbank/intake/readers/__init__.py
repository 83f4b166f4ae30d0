"""One reader a file. They meet untrusted bytes and run only inside the confined process."""
