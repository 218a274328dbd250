using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What the pages of the classroom ask the server.</summary>
internal static class ClassroomPages
{
    /// <summary>Decisions a minute of one participant.</summary>
    private const int MostDecisions = 30;

    /// <summary>Answers every address below <c>/api/rooms/</c>.</summary>
    public static void Map(WebApplication app, Rooms rooms, SeminarOptions options)
    {
        GameSetup setup = rooms.Setup;
        Views views = new(setup);
        Downloads downloads = new(setup);
        CodeGuesses guesses = new(TimeProvider.System);
        Throttle decisions = new(MostDecisions, "that was often; wait a minute");

        Post<StateRequest>(app, "/api/rooms/setup", (_, context) => new
        {
            from = setup.Library.File,
            scenarios = setup.Library.All.Select(each => new
            {
                file = each.File,
                title = each.Scenario.Title ?? each.Scenario.Name,
                each.Scenario.Question,
            }),
            partners = setup.Partners,
            canOpen = rooms.Count < Rooms.MostRooms,
            closed = IsHere(context) ? rooms.Closed : [],
            isPrivate = options.IsPrivate,
        });
        Post<RoomPlan>(app, "/api/rooms/open", (plan, context) =>
        {
            if (!IsHere(context))
                throw new RefusedException(
                    "rooms are opened at the machine on which the seminar runs", StatusCodes.Status403Forbidden);
            (Room room, string key) = rooms.Create(plan.Checked(setup));
            _ = room.Report(0);
            return new { room = room.Name, key };
        });
        Guess<LookRequest>(app, "/api/rooms/look", guesses, (asked, _) => views.Door(rooms.WithCode(asked.Code)));
        Guess<JoinRequest>(app, "/api/rooms/join", guesses, (asked, _) =>
        {
            Room room = rooms.WithCode(asked.Code);
            (Seat seat, string key) = RoomRules.Join(room, asked);
            return new { room = room.Name, key, seat.Name, seat.IsWaiting };
        });
        Guess<LookRequest>(app, "/api/rooms/board", guesses, (asked, context) =>
        {
            Room room = rooms.WithCode(asked.Code);
            return Unless(room, asked.Since) ?? views.Board(room, AddressFor(context, options));
        });
        Guess<LookRequest>(app, "/api/rooms/qr", guesses, (asked, context) =>
        {
            Room room = rooms.WithCode(asked.Code);
            return new { rows = QrPicture.Of(AddressFor(context, options) + "join#" + room.Game.Code) };
        });
        Post<StateRequest>(app, "/api/rooms/play", (asked, context) =>
        {
            (Room room, Seat seat) = rooms.ForSeat(RoomOf(context), KeyOf(context));
            return Unless(room, asked.Since) ?? views.Play(room, seat, rooms.BranchFor(room, seat));
        });
        Post<DecideRequest>(app, "/api/rooms/decide", (asked, context) =>
        {
            (Room room, Seat seat) = rooms.ForSeat(RoomOf(context), KeyOf(context));
            decisions.Check(seat.Key);
            decisions.Note(seat.Key);
            RoomRules.Decide(room, seat, asked);
            return views.Play(room, seat, branch: null);
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
                    (Room branch, string key) = RoomRules.Branch(rooms, room, asked.Round, asked.IsEverybody);
                    return new { room = branch.Name, key };
                case TeacherAct.Close:
                    rooms.Close(room);
                    return new { isClosed = true };
                case TeacherAct.ForgetNames:
                    room.ForgetNames();
                    return views.Teacher(room, AddressFor(context, options));
                case TeacherAct.ApproveAll:
                    RoomRules.ApproveAll(room);
                    return views.Teacher(room, AddressFor(context, options));
                case TeacherAct.Clear:
                    RoomRules.Clear(room, asked.IsEverybody);
                    return views.Teacher(room, AddressFor(context, options));
                default:
                    RoomRules.Act(room, asked);
                    return views.Teacher(room, AddressFor(context, options));
            }
        });
        Post<FileRequest>(app, "/api/rooms/file", (asked, context) => downloads.Of(
            rooms.ForTeacher(RoomOf(context), KeyOf(context)), asked));
        Post<StateRequest>(app, "/api/rooms/briefing", (_, context) =>
        {
            (Room room, Seat seat) = rooms.ForSeat(RoomOf(context), KeyOf(context));
            return downloads.Of(room, new("briefing", seat.Team, null));
        });
    }

    private static void Post<T>(WebApplication app, string address, Func<T, HttpContext, object> answer)
        where T : class =>
        app.MapPost(address, context => Replies.Post<T>(context, asked => answer(asked, context)));

    /// <summary>
    /// The same where a code is shown. A right code is always answered: the board, and a class that joins, wait for
    /// nobody.
    /// </summary>
    private static void Guess<T>(
        WebApplication app, string address, CodeGuesses guesses, Func<T, HttpContext, object> answer)
        where T : class =>
        Post<T>(app, address, (asked, context) =>
        {
            Visitor visitor = Visitor.Of(context);
            try
            {
                object answered = answer(asked, context);
                guesses.Right(visitor);
                return answered;
            }
            catch (RefusedException refused) when (refused.Status == StatusCodes.Status404NotFound)
            {
                guesses.Wrong(visitor);
                throw;
            }
        });

    private static bool IsHere(HttpContext context) =>
        NetworkAddress.IsHere(context.Connection.RemoteIpAddress, context.Connection.LocalIpAddress);

    /// <summary>A short answer if the page has seen it all; a page asks every two seconds.</summary>
    private static object? Unless(Room room, string? since)
    {
        string version = room.Version;
        return since == version ? new { version, isSame = true, now = TimeProvider.System.GetUtcNow() } : null;
    }

    private static string AddressFor(HttpContext context, SeminarOptions options) =>
        NetworkAddress.AddressFor(context.Request.Host.Host, context.Request.Host.Port, options);

    private static string? RoomOf(HttpContext context) => context.Request.Headers["X-Room"];

    private static string? KeyOf(HttpContext context) => context.Request.Headers["X-Key"];
}
