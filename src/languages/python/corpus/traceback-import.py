import sys
import time
print(sys.version_info[:2])
import no_such_module
