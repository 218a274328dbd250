/* Runs before anything else of the native program, whose code needs AVX2 (processors since 2013). On an older processor the program
   beside it takes over: the same program with the same options, translated on the machine by .NET, with the same results. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int runs_here(void)
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
}

__attribute__((constructor)) static void take_over(int count, char **words)
{
    static const char suffix[] = "-any";
    char path[PATH_MAX + sizeof suffix];
    ssize_t length;

    (void)count;
    if (runs_here())
        return;
    length = readlink("/proc/self/exe", path, PATH_MAX);
    if (length <= 0)
        return;
    memcpy(path + length, suffix, sizeof suffix);
    words[0] = path;
    execv(path, words);
    fprintf(stderr, "error  this processor has no AVX2, and %s, which needs none, cannot be started\n", path);
    _exit(1);
}
