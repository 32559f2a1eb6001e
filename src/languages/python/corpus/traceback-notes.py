class AppError(Exception):
    pass

e = AppError("failed")
e.add_note("try again later")
raise e
