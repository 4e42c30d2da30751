package org.rescuedesk.simulator.day;

import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Province;

/** What everybody in a simulation lives by: the province, the agenda, the voice to speak with, and chance. */
record World(Province province, Agenda agenda, Voice voice, Dice dice) {}
