"""What each person does by hand in the flow, a file for each role; every function is one sitting of that person."""
