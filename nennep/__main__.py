from nennep.cli import main

main()
