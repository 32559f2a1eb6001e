for i in range(5):
    try:
        if i == 2:
            raise SystemExit(7)
    finally:
        print("finally", i)
