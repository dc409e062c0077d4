<?xml version="1.0" encoding="UTF-8"?>
<!--
  A plain form in JSON that comes in, member by member. A code may come as text or as an object with its code; the label is not read. What only a
  gateway says of a message (its id, its parties, its losses) is not a member of what comes in.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="plain-in.xsl"/>

  <!-- members beside the groups: where the message belongs, and the field each becomes -->
  <xsl:variable name="plain:members" as="map(xs:string, xs:string)" select="map {
      plain:name('caseNumber'): 'trm_CaseNumber', plain:name('caseReference'): 'trm_CaseReference', plain:name('recipient'): 'trm_Recipient',
      plain:name('recipients'): 'trm_Recipient', plain:name('inReplyTo'): 'trm_InReplyTo' }"/>

  <xsl:template match="fn:map" mode="form">
    <xsl:variable name="form" select="string(fn:string[@key eq plain:name('form')])"/>
    <xsl:if test="not(fn:string[@key eq plain:name('format')] = $plain:format)">
      <xsl:sequence select="plain:refuse($form || '.' || plain:name('format'), 'format')"/>
    </xsl:if>
    <xsl:element name="{plain:element($form)}" namespace="urn:trmgateway:messages:1">
      <xsl:for-each select="*[not(@key = (plain:name('form'), plain:name('format')))]">
        <xsl:variable name="group" select="plain:element(@key)"/>
        <xsl:choose>
          <xsl:when test="exists($plain:members(@key))">
            <Case><xsl:sequence select="plain:routed(., $form)"/></Case>
          </xsl:when>
          <xsl:when test="exists($group ! $trm:shape?groups(.)) and not($group = ('Losses', 'Sealed'))">
            <xsl:sequence select="plain:group(., $form, $group)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="plain:refuse($form, 'member-unknown')"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:function name="plain:routed" as="element()*">
    <xsl:param name="member" as="element()"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:variable name="path" select="$form || '.' || $member/@key"/>
    <xsl:variable name="wanted" select="if ($member/@key eq plain:name('recipients')) then 'array' else 'string'"/>
    <xsl:sequence select="if (local-name($member) ne $wanted) then plain:refuse($path, 'type-' || $wanted)
        else if (exists($member/*[not(self::fn:string)])) then plain:refuse($path, 'items-string')
        else if ($wanted eq 'array') then trm:leaf($plain:members($member/@key), $member/fn:string)
        else trm:leaf($plain:members($member/@key), $member)"/>
  </xsl:function>

  <!-- a group: an object, or an array of objects -->
  <xsl:function name="plain:group" as="element()*">
    <xsl:param name="member" as="element()"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="place" select="$path || '.' || $member/@key"/>
    <xsl:variable name="repeats" select="plain:repeats($name)"/>
    <xsl:choose>
      <xsl:when test="local-name($member) ne (if ($repeats) then 'array' else 'map')">
        <xsl:sequence select="plain:refuse($place, if ($repeats) then 'type-array' else 'type-map')"/>
      </xsl:when>
      <xsl:when test="$repeats and exists($member/*[not(self::fn:map)])">
        <xsl:sequence select="plain:refuse($place, 'items-map')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="if ($repeats) then $member/fn:map else $member">
          <xsl:element name="{$name}" namespace="urn:trmgateway:messages:1">
            <xsl:sequence select="* ! plain:member(., $name, $place)"/>
          </xsl:element>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="plain:member" as="element()*">
    <xsl:param name="member" as="element()"/>
    <xsl:param name="group" as="xs:string"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="name" select="plain:element($member/@key)"/>
    <xsl:variable name="leaf" select="$name ! $trm:shape?leaves(.)[?group eq $group]"/>
    <xsl:variable name="place" select="$path || '.' || $member/@key"/>
    <xsl:choose>
      <xsl:when test="$group eq 'Consent' and $name eq 'ConsentCell'">
        <xsl:sequence select="plain:group($member, $path, $name)"/>
      </xsl:when>
      <xsl:when test="empty($leaf)">
        <xsl:sequence select="plain:refuse($path, 'member-unknown')"/>
      </xsl:when>
      <xsl:when test="$leaf?repeats and not($member/self::fn:array)">
        <xsl:sequence select="plain:refuse($place, 'type-array')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="(if ($leaf?repeats) then $member/* else $member) ! plain:value($name, ., $leaf, $place)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- one value: of the type of its field, a code with or without its label, or the reason why there is none -->
  <xsl:function name="plain:value" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="element()"/>
    <xsl:param name="leaf" as="map(*)"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="reason" select="$value/self::fn:map[count(*) eq 1]/fn:string[@key eq plain:name('dataStatus')]"/>
    <xsl:choose>
      <xsl:when test="exists($reason)">
        <xsl:sequence select="if (exists(plain:status($reason))) then plain:unstated($name, plain:status($reason)) else plain:refuse($path, 'status')"/>
      </xsl:when>
      <xsl:when test="$value/self::fn:map and $leaf?list ne '' and $leaf?kind eq 'string'">
        <xsl:variable name="code" select="$value/fn:string[@key eq plain:name('code')]"/>
        <xsl:sequence select="if (exists($value/*[not(@key = (plain:name('code'), plain:name('label')))])) then plain:refuse($path, 'member-unknown')
            else if (empty($code)) then plain:refuse($path || '.' || plain:name('code'), 'required')
            else plain:value($name, $code, $leaf, $path)"/>
      </xsl:when>
      <xsl:when test="local-name($value) ne $leaf?kind">
        <xsl:sequence select="plain:refuse($path, 'type-' || $leaf?kind)"/>
      </xsl:when>
      <xsl:when test="trm:text($value) eq ''">
        <xsl:sequence select="plain:refuse($path, 'empty')"/>
      </xsl:when>
      <xsl:when test="$leaf?kind eq 'boolean'">
        <xsl:sequence select="trm:leaf($name, $value)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="plain:read($name, $value)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
