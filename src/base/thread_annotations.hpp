#pragma once

// What clang checks about locks (-Wthread-safety; https://clang.llvm.org/docs/ThreadSafetyAnalysis.html). Other
// compilers see nothing.

#ifdef __clang__
#define DRAFTWIRE_ATTRIBUTE(x) __attribute__((x))
#else
#define DRAFTWIRE_ATTRIBUTE(x)
#endif

// A class whose objects are locks, and one whose objects hold a lock for as long as they live.
#define CAPABILITY(name) DRAFTWIRE_ATTRIBUTE(capability(name))
#define SCOPED_CAPABILITY DRAFTWIRE_ATTRIBUTE(scoped_lockable)

// Of a member: it is touched only while that lock is held; this lock is taken before that one.
#define GUARDED_BY(lock) DRAFTWIRE_ATTRIBUTE(guarded_by(lock))
#define ACQUIRED_BEFORE(...) DRAFTWIRE_ATTRIBUTE(acquired_before(__VA_ARGS__))

// Of a function: it takes the lock, gives it up, must be called with it, must not be called with it.
#define ACQUIRE(...) DRAFTWIRE_ATTRIBUTE(acquire_capability(__VA_ARGS__))
#define RELEASE(...) DRAFTWIRE_ATTRIBUTE(release_capability(__VA_ARGS__))
#define REQUIRES(...) DRAFTWIRE_ATTRIBUTE(requires_capability(__VA_ARGS__))
#define EXCLUDES(...) DRAFTWIRE_ATTRIBUTE(locks_excluded(__VA_ARGS__))

// Of a function: what it returns points into this object, and must not outlive it.
#ifdef __clang__
#define LIFETIME_BOUND [[clang::lifetimebound]]
#else
#define LIFETIME_BOUND
#endif
