app-name = Limber
