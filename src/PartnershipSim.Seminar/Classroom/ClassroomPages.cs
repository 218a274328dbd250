using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What the pages of the classroom ask the server.</summary>
internal static class ClassroomPages
{
    /// <summary>Wrong codes a minute from one address. Keys are too long to be guessed: who has one that is no longer good is told so, as often as they ask.</summary>
    private const int MostErrors = 30;

    /// <summary>Decisions a minute of one participant.</summary>
    private const int MostDecisions = 30;

    /// <summary>Answers every address below <c>/api/rooms/</c>.</summary>
    public static void Map(WebApplication app, Rooms rooms, SeminarOptions options)
    {
        Stage stage = rooms.Stage;
        Views views = new(stage);
        Files files = new(stage);
        Throttle throttle = new(MostErrors, "too many wrong codes from here; wait a minute");
        Throttle decisions = new(MostDecisions, "that was often; wait a minute");

        Post<StateRequest>(app, "/api/rooms/setup", (_, _) => new
        {
            from = stage.Library.File,
            scenarios = stage.Library.All.Select(each => new { file = each.File, title = each.Scenario.Title ?? each.Scenario.Name, each.Scenario.Question }),
            partners = stage.Partners,
            canOpen = rooms.Count < Rooms.MostRooms,
            isPrivate = options.IsPrivate,
        });
        Post<RoomPlan>(app, "/api/rooms/open", (plan, context) =>
        {
            if (!Neighbourhood.IsHere(context.Connection.RemoteIpAddress, context.Connection.LocalIpAddress))
                throw new RefusedException("rooms are opened at the machine on which the seminar runs", StatusCodes.Status403Forbidden);
            (Room room, string key) = rooms.Create(plan.Checked(stage));
            _ = room.Report(0);
            return new { room = room.Name, key };
        });
        Guess<LookRequest>(app, "/api/rooms/look", throttle, (asked, _) => views.Door(rooms.WithCode(asked.Code)));
        Guess<JoinRequest>(app, "/api/rooms/join", throttle, (asked, _) =>
        {
            Room room = rooms.WithCode(asked.Code);
            (Seat seat, string key) = Desk.Join(room, asked);
            return new { room = room.Name, key, seat.Name };
        });
        Guess<LookRequest>(app, "/api/rooms/board", throttle, (asked, context) =>
        {
            Room room = rooms.WithCode(asked.Code);
            return Unless(room, asked.Since) ?? views.Board(room, AddressFor(context, options));
        });
        Guess<LookRequest>(app, "/api/rooms/qr", throttle, (asked, context) =>
        {
            Room room = rooms.WithCode(asked.Code);
            return new { rows = QrPicture.Of(AddressFor(context, options) + "join#" + room.Game.Code) };
        });
        Post<StateRequest>(app, "/api/rooms/play", (asked, context) =>
        {
            (Room room, Seat seat) = rooms.ForSeat(RoomOf(context), KeyOf(context));
            return Unless(room, asked.Since) ?? views.Play(room, seat);
        });
        Post<DecideRequest>(app, "/api/rooms/decide", (asked, context) =>
        {
            (Room room, Seat seat) = rooms.ForSeat(RoomOf(context), KeyOf(context));
            decisions.Check(seat.Key);
            decisions.Note(seat.Key);
            Desk.Decide(room, seat, asked);
            return views.Play(room, seat);
        });
        Post<StateRequest>(app, "/api/rooms/teacher", (asked, context) =>
        {
            Room room = rooms.ForTeacher(RoomOf(context), KeyOf(context));
            return Unless(room, asked.Since) ?? views.Teacher(room, AddressFor(context, options));
        });
        Post<ActRequest>(app, "/api/rooms/act", (asked, context) =>
        {
            Room room = rooms.ForTeacher(RoomOf(context), KeyOf(context));
            switch (asked.Act)
            {
                case TeacherAct.Branch:
                    (Room branch, string key) = Desk.Branch(rooms, room, asked.Round);
                    return new { room = branch.Name, key };
                case TeacherAct.Close:
                    rooms.Close(room);
                    return new { isClosed = true };
                default:
                    Desk.Act(room, asked);
                    return views.Teacher(room, AddressFor(context, options));
            }
        });
        Post<FileRequest>(app, "/api/rooms/file", (asked, context) => files.Of(rooms.ForTeacher(RoomOf(context), KeyOf(context)), asked));
        Post<StateRequest>(app, "/api/rooms/briefing", (_, context) =>
        {
            (Room room, Seat seat) = rooms.ForSeat(RoomOf(context), KeyOf(context));
            return files.Of(room, new("briefing", seat.Team, null));
        });
    }

    private static void Post<T>(WebApplication app, string address, Func<T, HttpContext, object> answer)
        where T : class =>
        app.MapPost(address, context => Replies.Post<T>(context, asked => answer(asked, context)));

    /// <summary>The same where a code is shown: nobody finds a room by trying.</summary>
    private static void Guess<T>(WebApplication app, string address, Throttle throttle, Func<T, HttpContext, object> answer)
        where T : class =>
        Post<T>(app, address, (asked, context) =>
        {
            string from = context.Connection.RemoteIpAddress?.ToString() ?? "";
            throttle.Check(from);
            try
            {
                return answer(asked, context);
            }
            catch (RefusedException refused) when (refused.Status == StatusCodes.Status404NotFound)
            {
                throttle.Note(from);
                throw;
            }
        });

    /// <summary>A short answer if the page has seen it all; a page asks every two seconds.</summary>
    private static object? Unless(Room room, string? since)
    {
        string version = room.Version;
        return since == version ? new { version, isSame = true, now = TimeProvider.System.GetUtcNow() } : null;
    }

    private static string AddressFor(HttpContext context, SeminarOptions options) => Neighbourhood.AddressFor(context.Request.Host.Host, context.Request.Host.Port, options);

    private static string? RoomOf(HttpContext context) => context.Request.Headers["X-Room"];

    private static string? KeyOf(HttpContext context) => context.Request.Headers["X-Key"];
}
