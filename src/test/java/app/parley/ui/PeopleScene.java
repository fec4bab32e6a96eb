package app.parley.ui;

import app.parley.call.PeerId;
import java.util.List;
import java.util.Optional;

/** What a person does with the people they know, each with what must come of it. */
enum PeopleScene implements Act {
    SEES_WHO_COMES_AND_CALLS_THEM {
        @Override
        public void play(Stagehand hand) throws Exception {
            Act.require(Stagehand.find("#people-empty") != null, "what the list is for");
            hand.people.publish(FakePeople.knowingAna(People.Presence.OFFLINE));
            Stagehand.await("the row", () -> Stagehand.find("#person-amber-owl-88") != null);
            Act.require(Stagehand.find("#person-amber-owl-88 .presence-dot") == null, "no dot yet");
            Act.require(Stagehand.find("#people-empty") == null, "no hint any more");
            Act.require(Stagehand.find("#open-directory") == null, "no directory");
            hand.people.publish(FakePeople.knowingAna(People.Presence.ONLINE));
            Stagehand.await("the dot", () -> Stagehand.find("#person-amber-owl-88 .presence-dot") != null);
            hand.click("#person-amber-owl-88 .call-person");
            hand.awaitAsked("dial amber-owl-88 video");
        }
    },
    KEEPS_SOMEBODY_AND_ADDS_ANOTHER_BY_ID {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.people.publish(FakePeople.knowingAna(People.Presence.OFFLINE));
            Act.require(!Stagehand.isFilled("#person-amber-owl-88 .star-shape"), "an outline");
            hand.click("#person-amber-owl-88 .star");
            Stagehand.await("kept", () -> hand.people.state().known().getFirst().kept());
            Stagehand.await("the filled star", () -> Stagehand.isFilled("#person-amber-owl-88 .star-shape"));
            hand.click("#add-person");
            hand.click("#add-save");
            Stagehand.await("the sentence", () -> Stagehand.text("#add-problem").startsWith("Type the ID"));
            hand.click("#add-id");
            hand.type(new PeerId("bob7"));
            hand.click("#add-save");
            Stagehand.await("the row", () -> Stagehand.find("#person-bob7") != null);
            Act.require(Stagehand.find("#add-id") == null, "the card closes");
        }
    },
    SAYS_THAT_THE_LIST_IS_FULL {
        @Override
        public void play(Stagehand hand) throws Exception {
            hand.people.publish(FakePeople.knowingAna(People.Presence.OFFLINE));
            hand.people.fill();
            hand.click("#person-amber-owl-88 .star");
            Stagehand.await(
                    "the sentence", () -> Stagehand.text(".list-problem").startsWith("Your list is full"));
            hand.click("#add-person");
            hand.click("#add-id");
            hand.type(new PeerId("bob7"));
            hand.click("#add-save");
            Stagehand.await("the sentence", () -> Stagehand.text("#add-problem").startsWith("Your list is full"));
        }
    },
    CALLS_SOMEBODY_OF_THE_DIRECTORY {
        @Override
        public void play(Stagehand hand) throws Exception {
            People.Person sam = FakePeople.person("quiet-heron-5", "", People.Presence.ONLINE, false);
            People.Person other = FakePeople.person("bob7", "", People.Presence.ONLINE, false);
            hand.people.publish(new People.State(List.of(), Optional.of(List.of(other, sam))));
            hand.click("#open-directory");
            hand.click("#search-directory");
            hand.type(new PeerId("heron"));
            Stagehand.await("the others to go", () -> Stagehand.find("#person-bob7") == null);
            hand.click("#person-quiet-heron-5 .call-person");
            hand.awaitAsked("dial quiet-heron-5 video");
        }
    };
}
