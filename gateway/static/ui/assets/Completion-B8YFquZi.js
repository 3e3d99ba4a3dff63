import{At as e,Br as t,Dn as n,Dt as r,Ei as i,I as a,It as o,L as s,N as c,Nr as l,Nt as u,Ot as d,Pt as f,R as p,St as m,Ti as h,Tt as g,_t as _,bt as v,ci as y,hi as b,ii as ee,k as x,ki as te,kn as S,li as C,mi as w,si as T,ui as ne,ut as E,v as re,w as D,wi as O,wt as k,yt as ie}from"./ui-BiUgr_v1.js";import{n as ae,t as oe}from"./worker-lbs9Cvhx.js";import{a as A,c as j,i as se,n as ce,o as le,r as M,s as ue,t as de}from"./TurnOf-Dm631wmg.js";import{i as fe}from"./Markdown-BL9tbALd.js";import{t as N}from"./Visible-DMtoKHZF.js";import{n as pe,r as me,t as P}from"./paths-DCL5ejDm.js";import{t as he}from"./sessionLink-Dmt5-60b.js";import{t as F}from"./useMutation-BLtT0C_l.js";var I=te(i(),1),ge=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function L(e,t){let[n,i]=(0,I.useState)({of:null}),[a,o]=(0,I.useState)(0);(0,I.useEffect)(()=>{if(t===null)return;let{remote:n,end:a}=oe(ae(ge)),o=new AbortController;return(async()=>{let a=await g(e,{id:t},{signal:o.signal}),s=await n.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw r.of(c,s.cost??void 0);o.signal.aborted||i({of:t,answered:{held:n,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let s=n.of===t&&t!==null;return{answered:s?n.answered:void 0,error:s?n.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var R=h(),_e=e(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`);function ve({id:e}){let{answered:t,error:n,again:r}=L(_e,e),[i,o]=(0,I.useState)(null);(0,I.useEffect)(()=>{t&&t.held.turns().then(e=>o({of:t,turns:e}),()=>void 0)},[t]);let c=i!==null&&i.of===t?i.turns:null;return n===void 0?t?`messages`in t.loaded.has?c===null?(0,R.jsx)(l,{}):c.length===0?(0,R.jsx)(a,{title:`No conversation`,children:(0,R.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})}):(0,R.jsx)(ye,{held:t.held,turns:c},e):(0,R.jsx)(s,{what:`completion`}):(0,R.jsx)(l,{}):(0,R.jsx)(v,{error:n,retry:r})}var z=200;function ye({held:e,turns:n}){let r=(0,I.useRef)(null),i=ee(ce),[a]=(0,I.useState)(i),[o,s]=(0,I.useState)({}),[c,l]=(0,I.useState)(new Set),[u,d]=(0,I.useState)(0),[f,p]=(0,I.useState)(z),m=n.slice(0,f);return t((0,I.useMemo)(()=>{let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(m.length-1,u+e));d(t);let n=r.current?.children[t];n instanceof HTMLElement&&n.focus()},n=m[u];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=se(o[u]??A(n.role,a));s({...o,[u]:e}),M(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(c);e.delete(u)||e.add(u),l(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>l(c.size===m.length?new Set:new Set(m.keys()))}]},[m,u,o,c,a])),(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(`ol`,{ref:r,className:fe.turns,"aria-label":`Conversation`,children:m.map((t,n)=>(0,R.jsx)(de,{held:e,turn:t,way:o[n]??A(t.role,a),setWay:e=>{s({...o,[n]:e}),M(t.role,e)},isOpen:c.has(n),setOpen:e=>{let t=new Set(c);e?t.add(n):t.delete(n),l(t)},isFocused:n===u,onFocus:()=>d(n)},t.index))}),n.length>f&&(0,R.jsxs)(S,{onPress:()=>p(f+z),children:[`Show `,Math.min(z,n.length-f),` more of `,n.length,` turns`]})]})}var B={header:`_header_17bjq_1`,facts:`_facts_17bjq_7`,filter:`_filter_17bjq_29`,second:`_second_17bjq_36`,bad:`_bad_17bjq_40`,tools:`_tools_17bjq_44`,parts:`_parts_17bjq_53`,reason:`_reason_17bjq_69`,tags:`_tags_17bjq_78`,tabs:`_tabs_17bjq_116`,note:`_note_17bjq_136`,stack:`_stack_17bjq_144`,grades:`_grades_17bjq_159`,counts:`_counts_17bjq_176`,values:`_values_17bjq_180`,veil:`_veil_17bjq_208`,modal:`_modal_17bjq_217`},be={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function xe({of:{id:e,alterations:t}}){return t.length===0?null:(0,R.jsxs)(`details`,{className:B.note,children:[(0,R.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,R.jsx)(`ul`,{children:t.map(({path:t,kind:n,original:r},i)=>(0,R.jsxs)(`li`,{children:[(0,R.jsx)(Ce,{id:e,pointer:t}),`: `,be[n],r!==null&&(0,R.jsxs)(R.Fragment,{children:[`; logged was `,(0,R.jsx)(`code`,{children:(0,R.jsx)(N,{text:r})})]})]},i))})]})}var Se=[`request`,`response`,`extra`];function Ce({id:e,pointer:t}){let[n=``,...r]=pe(t),i=(0,R.jsx)(`code`,{children:(0,R.jsx)(N,{text:t})});if(!Se.includes(n))return i;let a=encodeURIComponent(JSON.stringify(me(r)));return(0,R.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${n}&at=${a}`,children:i})}function we({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,R.jsxs)(`p`,{className:B.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,R.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var Te=e(`
  query CompletionHead($id: ID!) {
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),Ee=e(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),De=e(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),Oe=e(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),ke=e(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Ae=e(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),je=e(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),Me=e(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Ne=e(`
  subscription CompletionOfPageChanged($filter: CompletionFilter!, $after: String) {
    completionChanged(filter: $filter, after: $after) {
      cursor
      type
      completion {
        revision
        status
      }
    }
  }
`),Pe=e(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),V=e=>w({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await k(Te,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return{completion:n.completion,errors:r}}}),Fe=e=>w({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await k(De,{id:e},{signal:t});if(!n.completion)throw r[0]??H();return n.completion.stacktrace}}),Ie=e=>w({queryKey:[`completion`,e,`feedback`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await k(Oe,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??H();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function Le(e,t){let{data:n}=await k(Me,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function H(){return new r(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Re({id:e}){let{data:t,error:n,isPending:r,refetch:i}=b(Ie(e));if(r)return(0,R.jsx)(l,{});if(n)return(0,R.jsx)(v,{error:n,retry:()=>void i()});let o=new Map;for(let e of t.nodes)o.set(e.taskId,[...o.get(e.taskId)??[],e]);let s=t.tasks.filter(e=>!o.has(e.id)&&e.archivedAt===null);return(0,R.jsxs)(`div`,{className:B.feedback,children:[t.nodes.length===0&&(0,R.jsx)(a,{title:`Not graded`,children:(0,R.jsx)(`p`,{children:`Nobody has given feedback on it.`})}),[...o].map(([e,t])=>(0,R.jsx)(ze,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&(0,R.jsxs)(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),s.length>0&&(0,R.jsxs)(`section`,{children:[(0,R.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,R.jsx)(`ul`,{children:s.map(t=>(0,R.jsxs)(`li`,{children:[(0,R.jsx)(`a`,{href:U(t.id),className:B.filter,children:(0,R.jsx)(N,{text:t.name})}),` `,(0,R.jsx)(`a`,{href:`#/grade/${encodeURIComponent(t.id)}?i=${encodeURIComponent(e)}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var U=e=>`#/tasks/${encodeURIComponent(e)}`;function ze({id:e,grades:t}){let n=t[0]?.task;return(0,R.jsxs)(`section`,{children:[(0,R.jsx)(`h2`,{children:n?(0,R.jsx)(`a`,{href:U(e),className:B.filter,children:(0,R.jsx)(N,{text:n.name})}):`A task that is gone`}),(0,R.jsx)(`ul`,{className:B.grades,children:t.map(e=>(0,R.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,R.jsx)(Be,{grade:e})},e.id))})]})}function Be({grade:e}){let t=e.task?.version,n=t!==void 0&&t!==e.taskVersion;return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsxs)(`p`,{className:B.tools,children:[e.adjudicates&&(0,R.jsx)(`strong`,{className:B.counts,children:`★ the one that counts`}),(0,R.jsxs)(`span`,{children:[`by `,(0,R.jsx)(`b`,{children:W(e)})]}),e.grader?.name!==e.author?.name&&e.author&&(0,R.jsxs)(`span`,{className:B.second,children:[`token `,(0,R.jsx)(N,{text:e.author.name??e.author.tokenId})]}),(0,R.jsx)(x,{at:e.createdAt}),(0,R.jsxs)(`span`,{className:B.second,children:[`version `,e.taskVersion,n&&` of ${t}`]})]}),(0,R.jsx)(G,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&(0,R.jsx)(Ve,{grade:e})]})}function W({grader:e,author:t}){let n=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,r=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,R.jsx)(N,{text:n+r})}function Ve({grade:e}){let[t,n]=(0,I.useState)(!1);return(0,R.jsxs)(`div`,{children:[(0,R.jsxs)(S,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,(0,R.jsx)(x,{at:e.updatedAt}),` by`,` `,(0,R.jsx)(N,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&(0,R.jsx)(`ol`,{className:B.grades,"aria-label":`Earlier revisions, newest first`,children:e.history.toReversed().map(e=>(0,R.jsxs)(`li`,{children:[(0,R.jsxs)(`p`,{className:B.tools,children:[`revision `,e.revision,` `,(0,R.jsx)(x,{at:e.at}),(0,R.jsxs)(`span`,{className:B.second,children:[`version `,e.taskVersion]}),e.grader&&W(e)]}),(0,R.jsx)(G,{of:e.jsonValues,comment:e.comment})]},e.revision))})]})}function G({of:e,comment:t}){let n=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(`dl`,{className:B.values,children:n.map(([e,t])=>(0,R.jsxs)(`div`,{children:[(0,R.jsx)(`dt`,{children:(0,R.jsx)(N,{text:e})}),(0,R.jsx)(`dd`,{children:(0,R.jsx)(N,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,R.jsx)(`blockquote`,{children:(0,R.jsx)(N,{text:t})})]})}function He({role:e,...t}){let n=m(e),r=(0,I.useId)();return n===null?(0,R.jsx)(S,{...t}):(0,R.jsxs)(`span`,{children:[(0,R.jsx)(S,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,R.jsx)(`small`,{id:r,children:n})]})}function Ue({id:e}){let[t,n]=(0,I.useState)(!1);return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(He,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),(0,R.jsx)(f,{isOpen:t,onOpenChange:n,isDismissable:!0,className:B.veil??``,children:(0,R.jsx)(u,{className:B.modal??``,children:(0,R.jsx)(We,{id:e,close:()=>n(!1)})})})]})}function We({id:e,close:t}){let r=O(),i=y(),{mutate:a,isPending:s,error:c}=F({mutationFn:()=>k(je,{id:e}),onSuccess:()=>{E(`Deleted`),t(),r.removeQueries({queryKey:[`completion`,e]}),r.invalidateQueries({queryKey:[`completions`]}),i({to:`/completions`})}});return(0,R.jsxs)(o,{role:`alertdialog`,children:[(0,R.jsx)(n,{slot:`title`,children:`Delete this completion?`}),(0,R.jsxs)(`p`,{children:[(0,R.jsx)(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),c&&(0,R.jsxs)(`p`,{role:`alert`,className:B.bad,children:[`✕ `,d(c).message]}),(0,R.jsxs)(`div`,{className:B.tools,children:[(0,R.jsx)(S,{autoFocus:!0,onPress:t,children:`Keep it`}),(0,R.jsx)(S,{className:`primary`,isDisabled:s,onPress:()=>a(),children:`Delete it`})]})]})}function Ge({of:{id:e,tags:n}}){let r=m(`WRITER`),i=(0,I.useId)(),a=(0,I.useRef)(null),o=Ke(e);t((0,I.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:r,run:()=>a.current?.focus()}],[r]));let s=e=>o.mutate({tag:e,isAdded:!1});return(0,R.jsxs)(`div`,{className:B.tags,children:[(0,R.jsx)(`ul`,{"aria-label":`Tags`,children:n.map(e=>(0,R.jsxs)(`li`,{children:[(0,R.jsx)(X,{by:{tags:{hasAll:[e]}},children:(0,R.jsx)(N,{text:e})}),r===null&&(0,R.jsx)(S,{"aria-label":`Take away the tag ${e}`,onPress:()=>s(e),children:`×`})]},e))}),(0,R.jsx)(qe,{input:a,isDisabled:r!==null,why:i,add:e=>o.mutate({tag:e,isAdded:!0})}),r!==null&&(0,R.jsx)(`small`,{id:i,children:r}),o.error&&(0,R.jsxs)(`span`,{role:`alert`,className:B.bad,children:[`✕ `,d(o.error).message]})]})}function Ke(e){let t=O();return F({mutationFn:async({tag:t,isAdded:n})=>{let i={id:e,tags:[t]},[a]=(n?(await k(ke,i)).data.addTags?.results:(await k(Ae,i)).data.removeTags?.results)??[];if(a?.error)throw new r(a.error.code,a.error);return a?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(E(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=V(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function qe({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,I.useState)(``),o=(0,I.useId)(),s=b({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>k(Pe,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return(0,R.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[(0,R.jsx)(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,R.jsx)(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>(0,R.jsx)(`option`,{value:e},e))})]})}var K=new Intl.NumberFormat(`en`);function Je({of:e}){if(!e)return`–`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,R.jsx)(q,{all:e.totalTokens===null?`–`:K.format(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,R.jsx)(J,{name:e,value:K.format(t),depth:n},e))})}function Ye({of:e}){return e?(0,R.jsxs)(q,{all:`$${e.total}`,children:[(0,R.jsx)(J,{name:`input`,value:`$${e.input}`,depth:0}),(0,R.jsx)(J,{name:`read from a cache`,value:`$${e.cached}`,depth:1}),(0,R.jsx)(J,{name:`output`,value:`$${e.output}`,depth:0}),(0,R.jsx)(J,{name:`price of`,value:e.pricedModel,depth:0}),(0,R.jsx)(J,{name:`by`,value:e.priceSource,depth:0}),e.priceDate!==null&&(0,R.jsx)(J,{name:`as of`,value:e.priceDate,depth:0})]}):(0,R.jsx)(`span`,{title:`The price or the tokens are not known for sure`,children:`not known`})}function q({all:e,children:t}){return(0,R.jsxs)(`details`,{className:B.parts,children:[(0,R.jsx)(`summary`,{children:e}),(0,R.jsx)(`table`,{children:(0,R.jsx)(`tbody`,{children:t})})]})}function J({name:e,value:t,depth:n}){return(0,R.jsxs)(`tr`,{children:[(0,R.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,R.jsx)(`td`,{children:t})]})}function Xe({of:e}){return(0,R.jsxs)(`header`,{className:B.header,children:[(0,R.jsxs)(`dl`,{className:B.facts,children:[(0,R.jsx)(Y,{name:`Status`,children:e.status===null?(0,R.jsx)(D,{of:null}):(0,R.jsx)(X,{by:{status:{eq:e.status}},children:(0,R.jsx)(D,{of:e.status})})}),e.failureKind!==null&&(0,R.jsx)(Y,{name:`Failure`,children:(0,R.jsx)(X,{by:{failureKind:{eq:e.failureKind}},children:(0,R.jsx)(N,{text:e.failureKind})})}),(0,R.jsx)(Ze,{of:e}),(0,R.jsx)(Y,{name:`Duration`,children:tt(e.duration)}),e.timeToFirstToken!==null&&(0,R.jsx)(Y,{name:`First token`,children:tt(e.timeToFirstToken)}),(0,R.jsx)(Y,{name:`Tokens`,children:(0,R.jsx)(Je,{of:e.usage})}),(0,R.jsx)(Y,{name:`Cost`,children:(0,R.jsx)(Ye,{of:e.cost})}),(0,R.jsx)(Qe,{of:e}),(0,R.jsx)($e,{of:e}),(0,R.jsx)(Y,{name:`Made`,children:(0,R.jsx)(x,{at:e.createdAt})}),e.clientCreatedAt!==null&&(0,R.jsx)(Y,{name:`Made, as the client says`,children:e.clientCreatedAt}),(0,R.jsxs)(Y,{name:`Changed`,children:[(0,R.jsx)(x,{at:e.updatedAt}),` `,(0,R.jsxs)(`span`,{className:B.second,children:[`revision `,e.revision]})]}),(0,R.jsx)(Y,{name:`Id`,children:(0,R.jsx)(`code`,{children:(0,R.jsx)(N,{text:e.id})})})]}),e.isDerivationPending&&(0,R.jsx)(`p`,{className:B.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&(0,R.jsx)(et,{text:e.failureReason}),(0,R.jsxs)(`div`,{className:B.tools,children:[(0,R.jsx)(Ge,{of:e}),(0,R.jsx)(Ue,{id:e.id})]})]})}function Y({name:e,children:t}){return(0,R.jsxs)(`div`,{children:[(0,R.jsx)(`dt`,{children:e}),(0,R.jsx)(`dd`,{children:t})]})}function X({by:e,children:t}){return(0,R.jsx)(T,{to:`/completions`,search:{f:e},className:B.filter,children:t})}function Ze({of:{model:e,provider:t,operation:n}}){return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(Y,{name:`Model`,children:e===null?`–`:(0,R.jsx)(X,{by:{model:{eq:e}},children:(0,R.jsx)(N,{text:e})})}),t!==null&&(0,R.jsx)(Y,{name:`Provider`,children:(0,R.jsx)(X,{by:{provider:{eq:t}},children:(0,R.jsx)(N,{text:t})})}),n!==null&&(0,R.jsx)(Y,{name:`Operation`,children:(0,R.jsx)(X,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function Qe({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:(0,R.jsxs)(Y,{name:`Ended by`,children:[(0,R.jsx)(X,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,R.jsx)(`code`,{children:(0,R.jsx)(N,{text:t})}),n&&(0,R.jsx)(`strong`,{className:B.bad,children:` ✕ refusal`})]})}function $e({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return(0,R.jsxs)(R.Fragment,{children:[n!==null&&(0,R.jsx)(Y,{name:`Session`,children:(0,R.jsx)(`a`,{href:he(n,e),className:B.filter,children:(0,R.jsx)(N,{text:t?.name||n})})}),r!==null&&(0,R.jsx)(Y,{name:`User`,children:(0,R.jsx)(X,{by:{userId:{eq:r}},children:(0,R.jsx)(N,{text:r})})}),i!==null&&(0,R.jsx)(Y,{name:`Prompt version`,children:(0,R.jsx)(X,{by:{promptVersion:{eq:i}},children:(0,R.jsx)(N,{text:i})})})]})}var Z=500;function et({text:e}){let t=e=>(0,R.jsx)(`div`,{className:B.reason,children:(0,R.jsx)(N,{text:e})});return e.length<=Z?t(e):(0,R.jsxs)(`details`,{children:[(0,R.jsxs)(`summary`,{children:[(0,R.jsx)(N,{text:e.slice(0,Z)}),`… (`,e.length,` characters)`]}),t(e)]})}function tt(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var nt=[`request`,`response`,`extra`];function rt(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(me(e))},"${n?`ne`:`eq`}":${t}}`}]}`}function it(e){return JSON.stringify(JSON.parse(e))===e||!/^-?\d/.test(e)}var at=1e3;function ot({held:e,field:n,row:r}){let i=r?.node,[a,o]=(0,I.useState)(``),[s,l]=(0,I.useState)(null),[u,d]=(0,I.useState)(!1);(0,I.useEffect)(()=>{i!==void 0&&e.path(n,i).then(o,()=>void 0)},[e,n,i]);let f=r!==void 0&&a!==``&&r.count===0&&r.length<=at&&nt.includes(n),p=e=>rt([n,...P(a)],r?.value??`null`,e),m=f&&r.length===r.value.length?r.value:null,h=e=>m!==null&&it(m)?`#/completions?f=${encodeURIComponent(p(e))}`:void 0,[g,_]=[h(!1),h(!0)];if(t((0,I.useMemo)(()=>{let e=`JSON`,t=g===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(g)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(_)}]},[g,_])),!r)return null;let v=async()=>c(await e.value(r.node),`the value`),y=async()=>{let t=await e.source(r.node);await c(rt([n,...P(a)],t,!1),`the filter`)};return(0,R.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,R.jsxs)(`div`,{className:j.focused,children:[(0,R.jsxs)(`code`,{children:[n,a!==``&&`.`,(0,R.jsx)(N,{text:a})]}),(0,R.jsx)(S,{onPress:()=>void v(),children:`Copy value`}),(0,R.jsx)(S,{onPress:()=>void c([n,a].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),a!==``&&nt.includes(n)&&(0,R.jsx)(S,{onPress:()=>void y(),children:`Copy as filter`}),g&&(0,R.jsx)(`a`,{href:g,children:`Filter to`}),_&&(0,R.jsx)(`a`,{href:_,children:`Exclude`}),r.kind===2&&(0,R.jsx)(S,{onPress:()=>{d(!1),e.clip(r.node).then(e=>l({node:r.node,clip:e}))},children:`Show as text`})]}),s?.node===r.node&&(0,R.jsx)(`div`,{className:j.value,children:(0,R.jsx)(le,{held:e,clip:s.clip,label:a,isOpen:u,setOpen:d},s.clip.id)})]})}var st=16,ct=200,lt={2:j.string,3:j.number,4:j.word,5:j.word},Q=new Intl.NumberFormat(`en`);function ut({row:e,index:t,start:n,isFocused:r,sought:i,alteration:a,onFocus:o,onFold:s}){let c=i!==``&&ft(e,i);return(0,R.jsxs)(`div`,{role:`treeitem`,"data-row":t,"aria-level":e.level,"aria-posinset":e.position+1,"aria-setsize":e.siblings,"aria-selected":r,...e.count>0&&{"aria-expanded":!e.isFolded},tabIndex:r?0:-1,className:j.row,style:{transform:`translateY(${n}px)`,paddingInlineStart:(Math.min(e.level,40)-1)*st},onFocus:o,children:[e.count>0?(0,R.jsx)(`span`,{className:j.twist,onClick:s,"aria-hidden":!0,children:e.isFolded?`▸`:`▾`}):(0,R.jsx)(`span`,{className:j.twist,"aria-hidden":!0}),e.name!==null&&(0,R.jsx)(`span`,{className:j.key,children:(0,R.jsx)(N,{text:dt(e.name)+`:`})}),(0,R.jsxs)(`span`,{className:`${lt[e.kind]??``} ${c?j.found:``}`,children:[(0,R.jsx)(N,{text:e.value}),e.length>e.value.length&&e.value!==``&&`…`]}),(0,R.jsx)(`span`,{className:j.size,children:pt(e)}),a&&(0,R.jsxs)(`span`,{className:j.altered,title:a.original??``,children:[`≠ `,a.kind.toLowerCase()]})]})}function dt(e){let t=e===``?`""`:e;return t.length>ct?`${t.slice(0,ct)}…`:t}function ft({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function pt(e){return e.kind===0?e.count===0?`{}`:`{${Q.format(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${Q.format(e.count)}]`:e.length>e.value.length?`${Q.format(e.length)} characters`:``}var mt=150,ht=new Intl.NumberFormat(`en`);function gt({held:e,field:n,tree:r,sought:i,setSought:a}){let o=(0,I.useRef)(null),[s,c]=(0,I.useState)(null),{lay:l}=r;(0,I.useEffect)(()=>{if(i===``)return;let t=setTimeout(()=>{e.search(n,i).then(t=>{c({count:t,at:0}),E(`${t} found`),t>0&&l(e.match(n,0))})},mt);return()=>{clearTimeout(t)}},[e,n,i,l]);let u=t=>{if(!s||s.count===0)return;let r=(s.at+t+s.count)%s.count;c({...s,at:r}),l(e.match(n,r))};return t((0,I.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>o.current?.focus()}],[])),(0,R.jsxs)(`div`,{className:j.tools,role:`search`,children:[(0,R.jsx)(`input`,{ref:o,type:`search`,"aria-label":`Search in ${n}`,placeholder:`Search keys and values`,value:i,onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Enter`&&u(e.shiftKey?-1:1)}}),s&&i!==``&&(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(`span`,{className:j.count,children:s.count===0?`nothing found`:`${ht.format(s.at+1)} of ${ht.format(s.count)}`}),(0,R.jsx)(S,{"aria-label":`Previous found`,onPress:()=>u(-1),children:`↑`}),(0,R.jsx)(S,{"aria-label":`Next found`,onPress:()=>u(1),children:`↓`})]}),(0,R.jsx)(S,{onPress:()=>l(e.foldAll(n,!0)),children:`Fold all`}),(0,R.jsx)(S,{onPress:()=>l(e.foldAll(n,!1)),children:`Unfold all`})]})}function _t(e,t,n){let[r,i]=(0,I.useState)({count:0,version:0}),[a,o]=(0,I.useState)(0),[s,c]=(0,I.useState)(0),[l,u]=(0,I.useState)({from:0,to:100}),[d,f]=(0,I.useState)({from:0,rows:[]}),[p]=(0,I.useState)(n),m=(0,I.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,I.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,I.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,I.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var vt=24,yt=60;function bt({held:e,field:n,at:r=``,onAt:i,alterations:a}){let o=_t(e,n,r),[s,c]=(0,I.useState)(``),u=Ct(e,a),d=o.row(o.focused)?.node;return(0,I.useEffect)(()=>{if(d===void 0||!i)return;let t=!0,r=setTimeout(()=>{e.path(n,d).then(e=>t&&i(e))},300);return()=>{t=!1,clearTimeout(r)}},[e,n,d,i]),t((0,I.useMemo)(()=>{let t=`JSON`,r=t=>o.lay(e.foldAll(n,t));return[{id:`json:unfold`,title:`Unfold all`,group:t,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:t,run:()=>r(!0)}]},[e,n,o.lay])),(0,R.jsxs)(`div`,{children:[(0,R.jsx)(gt,{held:e,field:n,tree:o,sought:s,setSought:c}),o.isReady?(0,R.jsx)(xt,{held:e,field:n,tree:o,sought:s,altered:u}):(0,R.jsx)(l,{}),(0,R.jsx)(ot,{held:e,field:n,row:o.row(o.focused)})]})}function xt({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,I.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=re({count:o,getScrollElement:()=>a.current,estimateSize:()=>vt,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,I.useEffect)(()=>c(Math.max(0,d-yt),f+yt),[c,d,f]),(0,I.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,R.jsx)(`div`,{ref:a,className:j.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,R.jsx)(`div`,{style:{height:u.getTotalSize()},className:j.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,R.jsx)(ut,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var St=new Map;function Ct(e,t){let[n,r]=(0,I.useState)(St);return(0,I.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function wt({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?(0,R.jsx)(bt,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):(0,R.jsx)(a,{title:`No ${t}`,children:(0,R.jsx)(`p`,{children:`Nothing of it is logged.`})})}function Tt(e,{rows:t,isWhole:n}=p()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}var Et=new Intl.NumberFormat(`en`);function Dt({id:e,createdAt:n}){let r=y(),{t:i}=C({from:`/completions/$id`}),a=(0,I.useMemo)(()=>Tt(e),[e]),o=(0,I.useMemo)(()=>{let e=e=>{e===null?E(`There is no further one`):r({to:`/completions/$id`,params:{id:e},search:i===void 0?{}:{t:i},replace:!0})},t=async t=>{n!==null&&e(await Le(n,t))};return a?{before:()=>e(a.before),after:()=>e(a.after)}:{before:()=>void t(!0).catch(()=>e(null)),after:()=>void t(!1).catch(()=>e(null))}},[a,n,r,i]),[s,c]=a?[a.before===null,a.after===null]:[n===null,n===null];return t((0,I.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:s?t(!0):null,run:o.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:c?t(a?.isWhole??!0):null,run:o.after}]},[o,s,c,a])),(0,R.jsxs)(`nav`,{"aria-label":`The list around it`,className:B.tools,children:[(0,R.jsx)(T,{to:`/completions`,children:`Completions`}),(0,R.jsx)(S,{isDisabled:s,onPress:o.before,children:`← Previous`}),(0,R.jsx)(S,{isDisabled:c,onPress:o.after,children:`Next →`}),(0,R.jsx)(`span`,{className:B.second,children:a?`${Et.format(a.place+1)} of ${Et.format(a.count)} loaded`:`in the order of time`})]})}var Ot=new Intl.NumberFormat(`en`);function kt({held:e,id:t}){let[n,r]=(0,I.useState)(null);if((0,I.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return(0,R.jsx)(l,{});let i=()=>e.text(n.id);return(0,R.jsxs)(`div`,{children:[(0,R.jsxs)(`p`,{className:B.tools,children:[(0,R.jsxs)(`span`,{children:[Ot.format(n.characters),` characters`]}),(0,R.jsx)(S,{onPress:()=>void i().then(e=>c(e,`all of it`)),children:`Copy`}),(0,R.jsx)(S,{onPress:()=>void i().then(e=>At(e,`${t}.json`)),children:`Download`})]}),(0,R.jsx)(ue,{held:e,of:n.id,label:`Raw`})]})}function At(e,t){let n=URL.createObjectURL(new Blob([e],{type:`application/json`})),r=document.createElement(`a`);r.href=n,r.download=t.replace(/[^\w.-]+/g,`_`),r.click(),URL.revokeObjectURL(n)}var $=500;function jt({id:e}){let{data:t,error:n,isPending:r,refetch:i}=b(Fe(e));if(r)return(0,R.jsx)(l,{});if(n)return(0,R.jsx)(v,{error:n,retry:()=>void i()});if(t.length===0)return(0,R.jsx)(a,{title:`No stack`,children:(0,R.jsx)(`p`,{children:`The client has not said where it made the call.`})});let o=t.toReversed();return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(`ol`,{className:B.stack,"aria-label":`Frames, innermost first`,children:o.slice(0,$).map(({file:e,line:t,lineno:n,name:r},i)=>(0,R.jsxs)(`li`,{children:[(0,R.jsxs)(`div`,{children:[(0,R.jsx)(`b`,{children:(0,R.jsx)(N,{text:r??`?`})}),` `,(0,R.jsxs)(`code`,{children:[(0,R.jsx)(N,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&(0,R.jsx)(`pre`,{children:(0,R.jsx)(N,{text:t.trim()})})]},i))}),o.length>$&&(0,R.jsxs)(`p`,{children:[`The innermost `,$,` of `,o.length,` frames.`]})]})}function Mt({of:{id:e,revision:n},renew:r}){let[i,a]=(0,I.useState)(null);(0,I.useEffect)(()=>{let t=null;return _(Ne,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?a(`gone`):r&&a({revision:r.revision})},failed:()=>void 0})},[e]);let o=i===`gone`||i!==null&&i.revision>n;return t((0,I.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:o?null:`nothing is new`,run:r}],[r,o])),o?i===`gone`?(0,R.jsx)(`p`,{className:B.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,R.jsxs)(`p`,{className:B.note,role:`status`,children:[`It has changed since. `,(0,R.jsx)(S,{onPress:r,children:`Show what is new`})]}):null}var Nt=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Pt=[`request`,`response`,`extra`,`raw`];function Ft(){let{id:e}=ne({from:`/completions/$id`});return(0,R.jsx)(ie,{title:`Completion`,children:(0,R.jsx)(It,{id:e},e)})}function It({id:e}){let{data:t,error:n,isPending:r,refetch:i}=b(V(e)),{t:a=`conversation`}=C({from:`/completions/$id`}),o=O(),[c,u]=(0,I.useState)(0),d=(0,I.useCallback)(()=>{o.invalidateQueries({queryKey:[`completion`,e]}),u(e=>e+1)},[o,e]);if(Rt(e),zt(e),r)return(0,R.jsx)(l,{});if(n)return(0,R.jsx)(v,{error:n,retry:()=>void i()});let{completion:f}=t;return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(Dt,{id:e,createdAt:f?.createdAt??null}),f===null?(0,R.jsx)(s,{what:`completion`}):(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(Mt,{of:f,renew:d}),(0,R.jsx)(Xe,{of:f}),(0,R.jsx)(`nav`,{"aria-label":`Parts of the call`,className:B.tabs,children:Nt.map(({tab:t,title:n})=>(0,R.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===a?`page`:void 0,children:n},t))}),(0,R.jsxs)(`div`,{children:[a===`conversation`&&(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(xe,{of:f}),(0,R.jsx)(we,{of:f}),(0,R.jsx)(ve,{id:e},c)]}),(0,R.jsx)(Lt,{id:e,tab:a,alterations:f.alterations},`payload ${c}`),a===`stack`&&(0,R.jsx)(jt,{id:e}),a===`feedback`&&(0,R.jsx)(Re,{id:e})]})]})]})}function Lt({id:e,tab:t,alterations:n}){let r=Pt.includes(t),[i,a]=(0,I.useState)(r);r&&!i&&a(!0);let{answered:o,error:s,again:c}=L(Ee,i?e:null),{at:u}=C({from:`/completions/$id`}),d=y({from:`/completions/$id`}),f=(0,I.useCallback)(e=>{d({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[d]);return r?s===void 0?o?t===`raw`?(0,R.jsx)(kt,{id:e,...o}):(0,R.jsx)(wt,{field:t,answered:o,alterations:n,at:u,onAt:f},t):(0,R.jsx)(l,{}):(0,R.jsx)(v,{error:s,retry:c}):null}function Rt(e){t((0,I.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void c(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void c(e,`the id`)}],[e]))}function zt(e){let n=y();t((0,I.useMemo)(()=>Nt.map(({tab:t,title:r},i)=>({id:`tab:${t}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void n({to:`/completions/$id`,params:{id:e},search:{t}})})),[e,n]))}export{Ft as Completion};