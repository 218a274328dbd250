namespace PartnershipSim.Seminar.Engine;

/// <summary>The last results by their keys, so many at most; what was not asked for the longest is forgotten.</summary>
internal sealed class Kept<T>(int most)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, T Result)> _kept = [];

    /// <summary>What is kept under the key, or what <paramref name="make"/> makes, which is kept from now on.</summary>
    public T Get(string key, Func<T> make)
    {
        if (Find(key) is { } known)
            return known;
        T made = make();
        lock (_gate)
        {
            _kept.AddFirst((key, made));
            if (_kept.Count > most)
                _kept.RemoveLast();
        }

        return made;
    }

    public void Clear()
    {
        lock (_gate)
            _kept.Clear();
    }

    private T? Find(string key)
    {
        lock (_gate)
        {
            for (LinkedListNode<(string Key, T Result)>? node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                _kept.Remove(node);
                _kept.AddFirst(node);
                return node.Value.Result;
            }

            return null;
        }
    }
}
