"""What is done about a document: handed on to units, reviewed, carried out; and the thread that shows it all."""
